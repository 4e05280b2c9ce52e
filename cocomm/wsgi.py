import os

from django.core.wsgi import get_wsgi_application

from publication.shelf import Shelf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocomm.settings")
application = Shelf(get_wsgi_application())
